-- Certificates: what a shop, platform or post asks for, who holds them, and that holders were reminded.

CREATE TABLE train_certificate_type (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  name          VARCHAR(100) NOT NULL,
  client_id     BIGINT       NULL COMMENT 'null with no shop: for all clients',
  shop_id       BIGINT       NULL COMMENT 'null: for all shops of the client, or all',
  platform      VARCHAR(20)  NULL COMMENT 'null: any',
  post          VARCHAR(30)  NULL COMMENT 'null: whoever serves',
  validity_days INT          NOT NULL,
  binding       BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'without it nobody is rostered for the shop',
  active        BOOLEAN      NOT NULL DEFAULT TRUE,
  version       INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_train_certificate_type PRIMARY KEY (id),
  CONSTRAINT fk_train_certificate_type_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_train_certificate_type_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT ck_train_certificate_type CHECK (validity_days > 0)
);

CREATE TABLE train_certificate_need (
  type_id   BIGINT      NOT NULL,
  item_kind VARCHAR(20) NOT NULL,
  item_id   BIGINT      NOT NULL,
  CONSTRAINT pk_train_certificate_need PRIMARY KEY (type_id, item_kind, item_id),
  CONSTRAINT fk_train_certificate_need_type FOREIGN KEY (type_id) REFERENCES train_certificate_type (id) ON DELETE CASCADE,
  INDEX ix_train_certificate_need_item (item_kind, item_id)
) COMMENT 'all of them must be passed';

CREATE TABLE train_certificate (
  id                BIGINT       NOT NULL AUTO_INCREMENT,
  code              CHAR(32)     NOT NULL COMMENT 'random, in the QR code',
  type_id           BIGINT       NOT NULL,
  employee_id       BIGINT       NOT NULL,
  issued_at         DATETIME(6)  NOT NULL,
  issued_by         VARCHAR(100) NOT NULL,
  valid_from        DATE         NOT NULL,
  valid_to          DATE         NOT NULL COMMENT 'last day',
  note              VARCHAR(300) NOT NULL DEFAULT '',
  withdrawn_at      DATETIME(6)  NULL,
  withdrawn_by      VARCHAR(100) NULL,
  withdrawal_reason VARCHAR(300) NULL,
  CONSTRAINT pk_train_certificate PRIMARY KEY (id),
  CONSTRAINT uk_train_certificate_code UNIQUE (code),
  CONSTRAINT fk_train_certificate_type FOREIGN KEY (type_id) REFERENCES train_certificate_type (id),
  CONSTRAINT fk_train_certificate_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT ck_train_certificate CHECK (valid_to >= valid_from),
  INDEX ix_train_certificate_employee (employee_id, type_id, valid_to),
  INDEX ix_train_certificate_end (valid_to)
) COMMENT 'a renewal is a further row: history stays';

CREATE TABLE train_certificate_reminder (
  certificate_id BIGINT      NOT NULL,
  days_before    INT         NOT NULL COMMENT '30, 7 or 1',
  at             DATETIME(6) NOT NULL,
  CONSTRAINT pk_train_certificate_reminder PRIMARY KEY (certificate_id, days_before),
  CONSTRAINT fk_train_certificate_reminder FOREIGN KEY (certificate_id) REFERENCES train_certificate (id) ON DELETE CASCADE
);
