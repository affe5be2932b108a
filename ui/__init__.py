"""Streamlit parts that the pages share."""
