"""Labels and headings in every layout, and what stands behind them."""
