-- The question bank: questions with versions, what they are about, and which import brought them.

CREATE TABLE train_question_import (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  file_name  VARCHAR(255) NOT NULL,
  format     VARCHAR(20)  NOT NULL COMMENT 'GIFT, AIKEN, MOODLE_XML, XLSX',
  job_id     BIGINT       NULL COMMENT 'the job of a spreadsheet',
  created_by VARCHAR(100) NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  undone_at  DATETIME(6)  NULL,
  CONSTRAINT pk_train_question_import PRIMARY KEY (id),
  CONSTRAINT uq_train_question_import_job UNIQUE (job_id)
);

CREATE TABLE train_question (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  kind        VARCHAR(20)  NOT NULL COMMENT 'SINGLE, MULTIPLE, TRUE_FALSE, FILL_IN, NUMBER, MATCHING, ORDERING, SCRIPT, VIOLATION, ESSAY, DESCRIPTION',
  name        VARCHAR(400) NOT NULL COMMENT 'title or beginning of the text',
  words       TEXT         NOT NULL COMMENT 'what is searched',
  difficulty  INT          NOT NULL,
  client_id   BIGINT       NULL COMMENT 'whose it is; null with shop_id null: shared by all',
  shop_id     BIGINT       NULL,
  version     INT          NOT NULL COMMENT 'the newest',
  archived    BOOLEAN      NOT NULL DEFAULT FALSE,
  flagged_at  DATETIME(6)  NULL COMMENT 'an article it asks about was published anew',
  import_id   BIGINT       NULL COMMENT 'which import brought it',
  updated_at  DATETIME(6)  NOT NULL,
  CONSTRAINT pk_train_question PRIMARY KEY (id),
  CONSTRAINT fk_train_question_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_train_question_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT fk_train_question_import FOREIGN KEY (import_id) REFERENCES train_question_import (id),
  INDEX ix_train_question_updated (archived, updated_at)
);

CREATE TABLE train_question_version (
  question_id BIGINT       NOT NULL,
  version     INT          NOT NULL,
  content     MEDIUMTEXT   NOT NULL COMMENT 'QuestionContent as JSON',
  created_by  VARCHAR(100) NOT NULL,
  author      VARCHAR(200) NOT NULL,
  created_at  DATETIME(6)  NOT NULL,
  CONSTRAINT pk_train_question_version PRIMARY KEY (question_id, version),
  CONSTRAINT fk_train_question_version_question FOREIGN KEY (question_id) REFERENCES train_question (id) ON DELETE CASCADE
);

CREATE TABLE train_question_tag (
  question_id BIGINT       NOT NULL,
  tag         VARCHAR(160) NOT NULL COLLATE utf8mb4_bin COMMENT 'kind:value',
  version     BIGINT       NOT NULL DEFAULT 0 COMMENT 'of an article: the version asked about',
  CONSTRAINT pk_train_question_tag PRIMARY KEY (question_id, tag),
  CONSTRAINT fk_train_question_tag_question FOREIGN KEY (question_id) REFERENCES train_question (id) ON DELETE CASCADE,
  INDEX ix_train_question_tag_tag (tag)
);

-- Pictures: whoever reads a question that shows one may see it.
CREATE TABLE train_question_file (
  question_id BIGINT      NOT NULL,
  public_id   VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
  CONSTRAINT pk_train_question_file PRIMARY KEY (question_id, public_id),
  CONSTRAINT fk_train_question_file_question FOREIGN KEY (question_id) REFERENCES train_question (id) ON DELETE CASCADE,
  INDEX ix_train_question_file_file (public_id)
);
