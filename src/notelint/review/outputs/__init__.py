"""The files of a review: tables for programs and spreadsheets, a summary, the page."""
