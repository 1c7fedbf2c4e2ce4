"""Pictures of a story as geometry: what stands where, for templates to draw as SVG and tables. No markup here."""
