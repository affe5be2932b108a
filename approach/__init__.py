"""The thinking, free of Streamlit.

Read in this order: model and answers (what things are), content and draft (how they
are read), scoring, robustness and explain (the order), worksheets, wording and
conversation (the words), sections, plan and pdf (the documents).
"""
