-- What has to be covered: arrivals, events, forecasts, requirements, load.

CREATE TABLE sched_arrival (
  shop_id BIGINT  NOT NULL,
  day     DATE    NOT NULL COMMENT 'in the company''s zone',
  slot    TINYINT NOT NULL COMMENT 'half hour of the day, 0 to 47',
  number  INT     NOT NULL COMMENT 'conversations that began in it',
  CONSTRAINT pk_sched_arrival PRIMARY KEY (shop_id, day, slot),
  CONSTRAINT fk_sched_arrival_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT ck_sched_arrival CHECK (slot BETWEEN 0 AND 47 AND number >= 0)
);

CREATE TABLE sched_day_profile (
  shop_id BIGINT        NOT NULL,
  shares  VARCHAR(1000) NOT NULL COMMENT 'weights of the 48 half hours, separated by commas',
  CONSTRAINT pk_sched_day_profile PRIMARY KEY (shop_id),
  CONSTRAINT fk_sched_day_profile_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
) COMMENT = 'how totals of days are spread over half hours';

CREATE TABLE sched_event (
  id            BIGINT        NOT NULL AUTO_INCREMENT,
  name          VARCHAR(60)   NOT NULL,
  kind          VARCHAR(30)   NOT NULL COMMENT 'events of one kind have the same effect: DOUBLE_ELEVEN, LIVE_STREAM …',
  first_day     DATE          NOT NULL COMMENT 'first day of the peak',
  last_day      DATE          NOT NULL COMMENT 'last day of the peak',
  days_before   TINYINT       NOT NULL DEFAULT 0 COMMENT 'days of warming up before the peak',
  days_after    TINYINT       NOT NULL DEFAULT 0 COMMENT 'days of echo after the peak',
  factor_before DECIMAL(8, 3) NULL COMMENT 'null: learned from past events of the kind',
  factor_peak   DECIMAL(8, 3) NULL COMMENT 'null: learned',
  factor_after  DECIMAL(8, 3) NULL COMMENT 'null: learned',
  from_slot     TINYINT       NOT NULL DEFAULT 0 COMMENT 'first half hour of each day that it touches',
  to_slot       TINYINT       NOT NULL DEFAULT 48 COMMENT 'half hour of each day that it no longer touches',
  client_id     BIGINT        NULL COMMENT 'only shops of this client',
  platform      VARCHAR(30)   NULL COMMENT 'only shops on this platform',
  shop_id       BIGINT        NULL COMMENT 'only this shop',
  version       INT           NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_event PRIMARY KEY (id),
  CONSTRAINT fk_sched_event_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_sched_event_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT ck_sched_event CHECK (last_day >= first_day AND from_slot BETWEEN 0 AND 47 AND to_slot BETWEEN 1 AND 48
                                   AND from_slot < to_slot)
);

CREATE TABLE sched_forecast_run (
  id           BIGINT        NOT NULL AUTO_INCREMENT,
  shop_id      BIGINT        NOT NULL,
  first_day    DATE          NOT NULL COMMENT 'only what arrived before it is known to the run',
  days         SMALLINT      NOT NULL,
  history_days SMALLINT      NOT NULL COMMENT 'days that were known',
  spread       DECIMAL(8, 4) NOT NULL COMMENT 'usual distance of whole days, as a share',
  effects      LONGTEXT      NOT NULL COMMENT 'JSON: effects of events and the days they were learned from',
  created_at   DATETIME(6)   NOT NULL,
  created_by   VARCHAR(100)  NOT NULL,
  CONSTRAINT pk_sched_forecast_run PRIMARY KEY (id),
  CONSTRAINT fk_sched_forecast_run_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  KEY ix_sched_forecast_run_shop (shop_id, first_day)
);

CREATE TABLE sched_forecast_day (
  run_id   BIGINT        NOT NULL,
  day      DATE          NOT NULL,
  expected VARCHAR(1000) NOT NULL COMMENT '48 numbers separated by commas',
  low      VARCHAR(1000) NOT NULL COMMENT 'one in ten half hours stays below',
  high     VARCHAR(1000) NOT NULL COMMENT 'one in ten half hours goes above',
  CONSTRAINT pk_sched_forecast_day PRIMARY KEY (run_id, day),
  CONSTRAINT fk_sched_forecast_day_run FOREIGN KEY (run_id) REFERENCES sched_forecast_run (id) ON DELETE CASCADE
);

CREATE TABLE sched_forecast_override (
  id         BIGINT         NOT NULL AUTO_INCREMENT,
  shop_id    BIGINT         NOT NULL,
  first_day  DATE           NOT NULL,
  last_day   DATE           NOT NULL,
  from_slot  TINYINT        NOT NULL DEFAULT 0,
  to_slot    TINYINT        NOT NULL DEFAULT 48,
  kind       VARCHAR(10)    NOT NULL COMMENT 'FACTOR: times the forecast; TOTAL: so many in the half hours of each day',
  amount     DECIMAL(12, 3) NOT NULL,
  reason     VARCHAR(200)   NOT NULL,
  created_at DATETIME(6)    NOT NULL,
  created_by VARCHAR(100)   NOT NULL,
  CONSTRAINT pk_sched_forecast_override PRIMARY KEY (id),
  CONSTRAINT fk_sched_forecast_override_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  KEY ix_sched_forecast_override_shop (shop_id, last_day)
);

CREATE TABLE sched_demand_group (
  id                 BIGINT        NOT NULL AUTO_INCREMENT,
  name               VARCHAR(60)   NOT NULL,
  post               VARCHAR(30)   NULL COMMENT 'post that covers it; null: any',
  share              DECIMAL(6, 4) NOT NULL DEFAULT 1 COMMENT 'share of the arrivals of its shops that it takes',
  handling_seconds   INT           NOT NULL COMMENT 'how long a conversation occupies a place',
  concurrency        DECIMAL(5, 2) NOT NULL COMMENT 'chats per person at the same time',
  efficiency         DECIMAL(5, 4) NOT NULL COMMENT 'share of those places that really works',
  patience_seconds   INT           NULL COMMENT 'null: nobody gives up',
  reply_seconds      INT           NOT NULL,
  reply_share        DECIMAL(5, 4) NOT NULL,
  three_minute_share DECIMAL(5, 4) NULL,
  max_occupancy      DECIMAL(5, 4) NOT NULL,
  shrinkage          DECIMAL(5, 4) NOT NULL,
  minimum            SMALLINT      NOT NULL,
  open_slot          TINYINT       NOT NULL DEFAULT 0 COMMENT 'first half hour that is served',
  close_slot         TINYINT       NOT NULL DEFAULT 48 COMMENT 'half hour that is no longer served',
  version            INT           NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_demand_group PRIMARY KEY (id)
) COMMENT = 'shops that are covered by the same people, and what is promised to their buyers';

CREATE TABLE sched_demand_group_shop (
  group_id BIGINT NOT NULL,
  shop_id  BIGINT NOT NULL,
  CONSTRAINT pk_sched_demand_group_shop PRIMARY KEY (group_id, shop_id),
  CONSTRAINT fk_sched_demand_group_shop_group FOREIGN KEY (group_id) REFERENCES sched_demand_group (id) ON DELETE CASCADE,
  CONSTRAINT fk_sched_demand_group_shop_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
);

CREATE TABLE sched_requirement (
  group_id BIGINT   NOT NULL,
  day      DATE     NOT NULL,
  slot     TINYINT  NOT NULL,
  computed SMALLINT NULL COMMENT 'people, from the forecast',
  typed    SMALLINT NULL COMMENT 'people, by hand; goes before computed',
  CONSTRAINT pk_sched_requirement PRIMARY KEY (group_id, day, slot),
  CONSTRAINT fk_sched_requirement_group FOREIGN KEY (group_id) REFERENCES sched_demand_group (id) ON DELETE CASCADE,
  CONSTRAINT ck_sched_requirement CHECK (slot BETWEEN 0 AND 47 AND COALESCE(computed, 0) >= 0 AND COALESCE(typed, 0) >= 0)
);

CREATE TABLE sched_requirement_shift (
  group_id      BIGINT   NOT NULL,
  day           DATE     NOT NULL,
  shift_type_id BIGINT   NOT NULL,
  need          SMALLINT NOT NULL COMMENT 'people in this shift, besides what half hours need',
  CONSTRAINT pk_sched_requirement_shift PRIMARY KEY (group_id, day, shift_type_id),
  CONSTRAINT fk_sched_requirement_shift_group FOREIGN KEY (group_id) REFERENCES sched_demand_group (id) ON DELETE CASCADE,
  CONSTRAINT fk_sched_requirement_shift_type FOREIGN KEY (shift_type_id) REFERENCES sched_shift_type (id),
  CONSTRAINT ck_sched_requirement_shift CHECK (need >= 0)
);

CREATE TABLE sched_load_limit (
  employee_id BIGINT NOT NULL,
  maximum     INT    NOT NULL COMMENT 'receptions and shops a day, in the unit of the load',
  CONSTRAINT pk_sched_load_limit PRIMARY KEY (employee_id),
  CONSTRAINT fk_sched_load_limit_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);

CREATE TABLE sched_load_rule (
  id              TINYINT       NOT NULL,
  shop_factor     DECIMAL(8, 2) NOT NULL COMMENT 'what each shop served counts, in receptions',
  default_maximum INT           NOT NULL COMMENT 'of people without a maximum of their own',
  unit            VARCHAR(30)   NOT NULL COMMENT 'what the load is called; empty: receptions',
  CONSTRAINT pk_sched_load_rule PRIMARY KEY (id),
  CONSTRAINT ck_sched_load_rule CHECK (id = 1 AND shop_factor >= 0 AND default_maximum > 0)
);

INSERT INTO sched_load_rule (id, shop_factor, default_maximum, unit) VALUES (1, 20, 300, '');
