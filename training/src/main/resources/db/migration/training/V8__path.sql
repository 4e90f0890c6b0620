-- Learning paths: drafts, what was published, who is to learn them by hand or by rule, and how far they are.

CREATE TABLE train_path (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  client_id  BIGINT       NULL COMMENT 'null with no shop: for all clients',
  shop_id    BIGINT       NULL COMMENT 'null: for all shops of the client, or all',
  title      VARCHAR(200) NOT NULL,
  draft      JSON         NOT NULL,
  number     INT          NOT NULL DEFAULT 0 COMMENT 'newest published version; 0: none yet',
  pending    BOOLEAN      NOT NULL DEFAULT TRUE COMMENT 'the draft says something else than what is published',
  archived   BOOLEAN      NOT NULL DEFAULT FALSE,
  version    INT          NOT NULL DEFAULT 0,
  changed_at DATETIME(6)  NOT NULL,
  CONSTRAINT pk_train_path PRIMARY KEY (id),
  CONSTRAINT fk_train_path_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_train_path_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
);

CREATE TABLE train_path_version (
  path_id      BIGINT       NOT NULL,
  number       INT          NOT NULL,
  content      JSON         NOT NULL,
  published_at DATETIME(6)  NOT NULL,
  published_by VARCHAR(100) NOT NULL,
  CONSTRAINT pk_train_path_version PRIMARY KEY (path_id, number),
  CONSTRAINT fk_train_path_version FOREIGN KEY (path_id) REFERENCES train_path (id)
) COMMENT 'never changed';

CREATE TABLE train_path_rule (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  path_id     BIGINT      NOT NULL,
  post        VARCHAR(30) NULL,
  tenure_from INT         NOT NULL DEFAULT 0 COMMENT 'days since the hire date, at least',
  tenure_to   INT         NULL COMMENT 'at most; null: however long',
  client_id   BIGINT      NULL COMMENT 'serves a shop of this client',
  shop_id     BIGINT      NULL COMMENT 'serves this shop',
  platform    VARCHAR(20) NULL COMMENT 'serves a shop on this platform',
  team_id     BIGINT      NULL,
  CONSTRAINT pk_train_path_rule PRIMARY KEY (id),
  CONSTRAINT fk_train_path_rule_path FOREIGN KEY (path_id) REFERENCES train_path (id),
  CONSTRAINT fk_train_path_rule_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_train_path_rule_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT fk_train_path_rule_team FOREIGN KEY (team_id) REFERENCES core_team (id)
) COMMENT 'all of a row must hold; any row is enough';

CREATE TABLE train_path_assignment (
  id               BIGINT       NOT NULL AUTO_INCREMENT,
  path_id          BIGINT       NOT NULL,
  employee_id      BIGINT       NOT NULL,
  start_on         DATE         NOT NULL,
  extra_days       INT          NOT NULL DEFAULT 0 COMMENT 'calendar days that were granted more',
  by_rule          BOOLEAN      NOT NULL,
  assigned_at      DATETIME(6)  NOT NULL,
  assigned_by      VARCHAR(100) NOT NULL,
  ended_at         DATETIME(6)  NULL COMMENT 'no longer asked for; what was learned stays',
  exempt           BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'a person ended it: rules leave it ended',
  completed_at     DATETIME(6)  NULL,
  completed_number INT          NOT NULL DEFAULT 0 COMMENT 'version of the path',
  progressed_at    DATETIME(6)  NOT NULL COMMENT 'when something of it was last passed, or it was assigned',
  CONSTRAINT pk_train_path_assignment PRIMARY KEY (id),
  CONSTRAINT uk_train_path_assignment UNIQUE (path_id, employee_id),
  CONSTRAINT fk_train_path_assignment_path FOREIGN KEY (path_id) REFERENCES train_path (id),
  CONSTRAINT fk_train_path_assignment_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  INDEX ix_train_path_assignment_employee (employee_id)
);

CREATE TABLE train_path_notice (
  assignment_id BIGINT      NOT NULL,
  block_no      INT         NOT NULL,
  kind          VARCHAR(10) NOT NULL COMMENT 'SOON or LATE',
  due_on        DATE        NOT NULL COMMENT 'told of this day; an extension is told of anew',
  at            DATETIME(6) NOT NULL,
  CONSTRAINT pk_train_path_notice PRIMARY KEY (assignment_id, block_no, kind, due_on),
  CONSTRAINT fk_train_path_notice FOREIGN KEY (assignment_id) REFERENCES train_path_assignment (id) ON DELETE CASCADE
);
