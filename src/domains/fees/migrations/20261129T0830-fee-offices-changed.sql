-- What begins today or later may still be corrected; each change is an act.
GRANT UPDATE ON fee_offices TO camlo_app;
