-- A run of the engine can be a repair: who is away, and why nothing but that is mended.
ALTER TABLE sched_roster_run
  ADD COLUMN absences LONGTEXT NULL COMMENT 'JSON: employees and days that fall out; null = a run that looks for a better roster';
