"""City: years, calendar, rules that bind, audit."""
