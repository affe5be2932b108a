"""The documents on paper."""
