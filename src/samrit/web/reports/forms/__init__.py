"""Reports: quarters, filing, figures, versions."""
