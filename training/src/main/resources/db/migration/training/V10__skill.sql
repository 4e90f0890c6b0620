-- Skills and who signed that somebody has them.

CREATE TABLE train_skill (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  name       VARCHAR(100) NOT NULL,
  about      VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'what one sees when somebody has it',
  per_shop   BOOLEAN      NOT NULL COMMENT 'signed for each shop anew',
  pass_level INT          NOT NULL COMMENT 'from this level on it counts as signed off',
  archived   BOOLEAN      NOT NULL DEFAULT FALSE,
  CONSTRAINT pk_train_skill PRIMARY KEY (id),
  CONSTRAINT ck_train_skill CHECK (pass_level BETWEEN 1 AND 4)
);

CREATE TABLE train_skill_sign (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  skill_id    BIGINT        NOT NULL,
  employee_id BIGINT        NOT NULL,
  shop_id     BIGINT        NULL,
  level       INT           NOT NULL COMMENT '0 none, 1 watched, 2 with help, 3 alone, 4 teaches others',
  evidence    VARCHAR(1000) NOT NULL DEFAULT '',
  signed_by   VARCHAR(100)  NOT NULL,
  at          DATETIME(6)   NOT NULL,
  CONSTRAINT pk_train_skill_sign PRIMARY KEY (id),
  CONSTRAINT fk_train_skill_sign_skill FOREIGN KEY (skill_id) REFERENCES train_skill (id),
  CONSTRAINT fk_train_skill_sign_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_train_skill_sign_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT ck_train_skill_sign CHECK (level BETWEEN 0 AND 4),
  INDEX ix_train_skill_sign (employee_id, skill_id)
) COMMENT 'the newest row counts, older ones are the history';
