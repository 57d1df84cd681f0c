"""Exports of record systems: tables, FHIR, folders of documents; each read as a stream of rows."""
