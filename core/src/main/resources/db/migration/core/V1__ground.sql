-- The ground every module stands on. Times are UTC with microseconds; dates are local days of the company (Asia/Shanghai).

CREATE TABLE core_setting (
  name  VARCHAR(100) NOT NULL,
  value TEXT         NOT NULL,
  CONSTRAINT pk_core_setting PRIMARY KEY (name)
);

-- Organisation ------------------------------------------------------------------------------------------------------

CREATE TABLE core_client (
  id      BIGINT       NOT NULL AUTO_INCREMENT,
  code    VARCHAR(40)  NOT NULL,
  name    VARCHAR(100) NOT NULL,
  active  BOOLEAN      NOT NULL DEFAULT TRUE,
  version INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_client PRIMARY KEY (id),
  CONSTRAINT uk_core_client_code UNIQUE (code)
);

CREATE TABLE core_shop (
  id        BIGINT       NOT NULL AUTO_INCREMENT,
  code      VARCHAR(40)  NOT NULL,
  name      VARCHAR(100) NOT NULL,
  client_id BIGINT       NOT NULL,
  platform  VARCHAR(20)  NOT NULL,
  active    BOOLEAN      NOT NULL DEFAULT TRUE,
  version   INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_shop PRIMARY KEY (id),
  CONSTRAINT uk_core_shop_code UNIQUE (code),
  CONSTRAINT fk_core_shop_client FOREIGN KEY (client_id) REFERENCES core_client (id)
);

CREATE TABLE core_shop_group (
  id      BIGINT       NOT NULL AUTO_INCREMENT,
  code    VARCHAR(40)  NOT NULL,
  name    VARCHAR(100) NOT NULL,
  version INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_shop_group PRIMARY KEY (id),
  CONSTRAINT uk_core_shop_group_code UNIQUE (code)
);

CREATE TABLE core_shop_group_member (
  group_id BIGINT NOT NULL,
  shop_id  BIGINT NOT NULL,
  CONSTRAINT pk_core_shop_group_member PRIMARY KEY (group_id, shop_id),
  CONSTRAINT fk_core_shop_group_member_group FOREIGN KEY (group_id) REFERENCES core_shop_group (id) ON DELETE CASCADE,
  CONSTRAINT fk_core_shop_group_member_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id) ON DELETE CASCADE
);

CREATE TABLE core_team (
  id        BIGINT       NOT NULL AUTO_INCREMENT,
  code      VARCHAR(40)  NOT NULL,
  name      VARCHAR(100) NOT NULL,
  leader_id BIGINT       NULL,
  version   INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_team PRIMARY KEY (id),
  CONSTRAINT uk_core_team_code UNIQUE (code)
);

CREATE TABLE core_employee (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  staff_number VARCHAR(40)  NOT NULL,
  name         VARCHAR(100) NOT NULL,
  post         VARCHAR(30)  NOT NULL,
  team_id      BIGINT       NULL,
  hire_date    DATE         NOT NULL,
  state        VARCHAR(20)  NOT NULL,
  left_on      DATE         NULL COMMENT 'last day, of those who left',
  version      INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_employee PRIMARY KEY (id),
  CONSTRAINT uk_core_employee_staff_number UNIQUE (staff_number),
  CONSTRAINT fk_core_employee_team FOREIGN KEY (team_id) REFERENCES core_team (id)
);

ALTER TABLE core_team ADD CONSTRAINT fk_core_team_leader FOREIGN KEY (leader_id) REFERENCES core_employee (id);

CREATE TABLE core_assignment (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  employee_id BIGINT      NOT NULL,
  shop_id     BIGINT      NOT NULL,
  post        VARCHAR(30) NOT NULL,
  valid_from  DATE        NOT NULL COMMENT 'first day',
  valid_to    DATE        NULL COMMENT 'last day, inclusive; null = open',
  version     INT         NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_assignment PRIMARY KEY (id),
  CONSTRAINT fk_core_assignment_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_core_assignment_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT ck_core_assignment_period CHECK (valid_to IS NULL OR valid_to >= valid_from),
  INDEX ix_core_assignment_employee (employee_id, valid_from),
  INDEX ix_core_assignment_shop (shop_id, valid_from)
);

CREATE TABLE core_platform_account (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  employee_id BIGINT       NOT NULL,
  shop_id     BIGINT       NOT NULL,
  nick        VARCHAR(100) NOT NULL,
  valid_from  DATE         NOT NULL,
  valid_to    DATE         NULL COMMENT 'last day, inclusive; null = open',
  version     INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_platform_account PRIMARY KEY (id),
  CONSTRAINT fk_core_platform_account_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_core_platform_account_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT ck_core_platform_account_period CHECK (valid_to IS NULL OR valid_to >= valid_from),
  INDEX ix_core_platform_account_shop (shop_id, nick),
  INDEX ix_core_platform_account_employee (employee_id)
);

-- Accounts, roles, tokens -------------------------------------------------------------------------------------------

CREATE TABLE core_account (
  id                   BIGINT       NOT NULL AUTO_INCREMENT,
  username             VARCHAR(60)  NOT NULL,
  display_name         VARCHAR(100) NOT NULL,
  password_hash        VARCHAR(200) NULL COMMENT 'null = signs in by single sign-on only',
  employee_id          BIGINT       NULL,
  enabled              BOOLEAN      NOT NULL DEFAULT TRUE,
  must_change_password BOOLEAN      NOT NULL DEFAULT FALSE,
  session_epoch        INT          NOT NULL DEFAULT 0 COMMENT 'raised to end every session of the account',
  oidc_subject         VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'issuer|subject',
  created_at           DATETIME(6)  NOT NULL,
  last_sign_in_at      DATETIME(6)  NULL,
  version              INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_account PRIMARY KEY (id),
  CONSTRAINT uk_core_account_username UNIQUE (username),
  CONSTRAINT uk_core_account_employee UNIQUE (employee_id),
  CONSTRAINT uk_core_account_oidc_subject UNIQUE (oidc_subject),
  CONSTRAINT fk_core_account_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);

CREATE TABLE core_permission (
  code VARCHAR(80) NOT NULL COMMENT 'permissions the roles have been given their defaults of',
  CONSTRAINT pk_core_permission PRIMARY KEY (code)
);

CREATE TABLE core_role (
  id      BIGINT       NOT NULL AUTO_INCREMENT,
  code    VARCHAR(40)  NOT NULL,
  name    VARCHAR(100) NULL COMMENT 'of a role the company made; built-in roles are named by translation',
  builtin BOOLEAN      NOT NULL,
  version INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_role PRIMARY KEY (id),
  CONSTRAINT uk_core_role_code UNIQUE (code)
);

CREATE TABLE core_role_permission (
  role_id    BIGINT      NOT NULL,
  permission VARCHAR(80) NOT NULL,
  CONSTRAINT pk_core_role_permission PRIMARY KEY (role_id, permission),
  CONSTRAINT fk_core_role_permission_role FOREIGN KEY (role_id) REFERENCES core_role (id) ON DELETE CASCADE
);

CREATE TABLE core_account_role (
  account_id BIGINT NOT NULL,
  role_id    BIGINT NOT NULL,
  CONSTRAINT pk_core_account_role PRIMARY KEY (account_id, role_id),
  CONSTRAINT fk_core_account_role_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE,
  CONSTRAINT fk_core_account_role_role FOREIGN KEY (role_id) REFERENCES core_role (id)
);

CREATE TABLE core_account_client (
  account_id BIGINT NOT NULL,
  client_id  BIGINT NOT NULL,
  CONSTRAINT pk_core_account_client PRIMARY KEY (account_id, client_id),
  CONSTRAINT fk_core_account_client_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE,
  CONSTRAINT fk_core_account_client_client FOREIGN KEY (client_id) REFERENCES core_client (id)
);

CREATE TABLE core_preference (
  account_id BIGINT       NOT NULL,
  name       VARCHAR(60)  NOT NULL,
  value      VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_core_preference PRIMARY KEY (account_id, name),
  CONSTRAINT fk_core_preference_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE
);

CREATE TABLE core_api_token (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  name         VARCHAR(100) NOT NULL,
  token_hash   CHAR(64)     NOT NULL COMMENT 'SHA-256, hex',
  all_clients  BOOLEAN      NOT NULL DEFAULT FALSE,
  created_by   BIGINT       NULL COMMENT 'null = registered at start from the environment',
  created_at   DATETIME(6)  NOT NULL,
  expires_at   DATETIME(6)  NULL,
  last_used_at DATETIME(6)  NULL,
  revoked_at   DATETIME(6)  NULL,
  CONSTRAINT pk_core_api_token PRIMARY KEY (id),
  CONSTRAINT uk_core_api_token_hash UNIQUE (token_hash),
  CONSTRAINT fk_core_api_token_created_by FOREIGN KEY (created_by) REFERENCES core_account (id)
);

CREATE TABLE core_api_token_permission (
  token_id   BIGINT      NOT NULL,
  permission VARCHAR(80) NOT NULL,
  CONSTRAINT pk_core_api_token_permission PRIMARY KEY (token_id, permission),
  CONSTRAINT fk_core_api_token_permission_token FOREIGN KEY (token_id) REFERENCES core_api_token (id) ON DELETE CASCADE
);

CREATE TABLE core_api_token_client (
  token_id  BIGINT NOT NULL,
  client_id BIGINT NOT NULL,
  CONSTRAINT pk_core_api_token_client PRIMARY KEY (token_id, client_id),
  CONSTRAINT fk_core_api_token_client_token FOREIGN KEY (token_id) REFERENCES core_api_token (id) ON DELETE CASCADE,
  CONSTRAINT fk_core_api_token_client_client FOREIGN KEY (client_id) REFERENCES core_client (id)
);

CREATE TABLE core_sign_in_throttle (
  subject      VARCHAR(190) NOT NULL COMMENT 'account:<name>, account:<name>@<familiar address> or address:<ip>',
  failures     INT          NOT NULL COMMENT 'in a row',
  locked_until DATETIME(6)  NULL,
  forget_at    DATETIME(6)  NOT NULL COMMENT 'from then on there were no failures',
  CONSTRAINT pk_core_sign_in_throttle PRIMARY KEY (subject),
  INDEX ix_core_sign_in_throttle_forget (forget_at)
);

CREATE TABLE core_sign_in_address (
  account_id BIGINT      NOT NULL,
  address    VARCHAR(60) NOT NULL COMMENT 'the account signed in from there within the last 90 days',
  last_at    DATETIME(6) NOT NULL,
  CONSTRAINT pk_core_sign_in_address PRIMARY KEY (account_id, address),
  CONSTRAINT fk_core_sign_in_address_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE
);

-- Audit, jobs, notices, files ---------------------------------------------------------------------------------------

CREATE TABLE core_audit (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  at           DATETIME(6)  NOT NULL,
  actor        VARCHAR(120) NOT NULL COMMENT 'account:<id>, token:<id> or system',
  actor_name   VARCHAR(120) NOT NULL,
  action       VARCHAR(60)  NOT NULL COMMENT 'created, changed, published, …',
  object_type  VARCHAR(60)  NOT NULL COMMENT 'core.employee, kb.article, …',
  object_id    VARCHAR(60)  NOT NULL,
  object_label VARCHAR(255) NOT NULL,
  before_state MEDIUMTEXT   NULL COMMENT 'JSON',
  after_state  MEDIUMTEXT   NULL COMMENT 'JSON',
  CONSTRAINT pk_core_audit PRIMARY KEY (id),
  INDEX ix_core_audit_at (at),
  INDEX ix_core_audit_object (object_type, object_id),
  INDEX ix_core_audit_actor (actor, at),
  INDEX ix_core_audit_action (action, at)
);

CREATE TABLE core_file (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  public_id    CHAR(22)     NOT NULL COMMENT 'random, used in addresses',
  name         VARCHAR(255) NOT NULL,
  content_type VARCHAR(100) NOT NULL,
  size_bytes   BIGINT       NOT NULL,
  sha256       CHAR(64)     NOT NULL,
  purpose      VARCHAR(60)  NOT NULL,
  created_by   VARCHAR(120) NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  CONSTRAINT pk_core_file PRIMARY KEY (id),
  CONSTRAINT uk_core_file_public_id UNIQUE (public_id)
);

CREATE TABLE core_job (
  id               BIGINT       NOT NULL AUTO_INCREMENT,
  type             VARCHAR(60)  NOT NULL,
  title            VARCHAR(255) NOT NULL,
  state            VARCHAR(20)  NOT NULL,
  progress         DOUBLE       NOT NULL DEFAULT 0 COMMENT '0..1',
  parameters       MEDIUMTEXT   NOT NULL COMMENT 'JSON',
  result           MEDIUMTEXT   NULL COMMENT 'JSON',
  failure          VARCHAR(1000) NULL COMMENT 'message key and arguments as JSON, or a reference number',
  owner            VARCHAR(120) NOT NULL,
  owner_account_id BIGINT       NULL,
  owner_token_id   BIGINT       NULL,
  node             VARCHAR(60)  NULL,
  heartbeat_at     DATETIME(6)  NULL,
  cancel_requested BOOLEAN      NOT NULL DEFAULT FALSE,
  created_at       DATETIME(6)  NOT NULL,
  started_at       DATETIME(6)  NULL,
  finished_at      DATETIME(6)  NULL,
  CONSTRAINT pk_core_job PRIMARY KEY (id),
  INDEX ix_core_job_state (state, id),
  INDEX ix_core_job_owner (owner, id)
);

CREATE TABLE core_import (
  job_id      BIGINT      NOT NULL,
  importer    VARCHAR(60) NOT NULL,
  dry_run     BOOLEAN     NOT NULL,
  file        CHAR(22)    NOT NULL COMMENT 'public id of the file',
  last_row    INT         NOT NULL DEFAULT 0 COMMENT 'number in the file of the last row that is done',
  row_count   INT         NOT NULL DEFAULT 0,
  created     INT         NOT NULL DEFAULT 0,
  updated     INT         NOT NULL DEFAULT 0,
  unchanged   INT         NOT NULL DEFAULT 0,
  skipped     INT         NOT NULL DEFAULT 0,
  error_count INT         NOT NULL DEFAULT 0,
  errors      MEDIUMTEXT  NOT NULL COMMENT 'JSON, the first 1,000',
  undo_job_id BIGINT      NULL,
  CONSTRAINT pk_core_import PRIMARY KEY (job_id),
  CONSTRAINT fk_core_import_job FOREIGN KEY (job_id) REFERENCES core_job (id) ON DELETE CASCADE
);

CREATE TABLE core_notice (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  account_id BIGINT       NOT NULL,
  message_key VARCHAR(120) NOT NULL,
  arguments  TEXT         NOT NULL COMMENT 'JSON array of strings',
  link       VARCHAR(300) NULL COMMENT 'route inside the suite',
  created_at DATETIME(6)  NOT NULL,
  read_at    DATETIME(6)  NULL,
  CONSTRAINT pk_core_notice PRIMARY KEY (id),
  CONSTRAINT fk_core_notice_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE,
  INDEX ix_core_notice_account (account_id, read_at, id)
);
