-- Lessons: drafts, what was published, who learned which version, which text of an embedded article they know.

CREATE TABLE train_lesson (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  client_id  BIGINT       NULL COMMENT 'null with no shop: for all clients',
  shop_id    BIGINT       NULL COMMENT 'null: for all shops of the client, or all',
  title      VARCHAR(200) NOT NULL,
  draft      JSON         NOT NULL,
  number     INT          NOT NULL DEFAULT 0 COMMENT 'newest published version; 0: none yet',
  edition    INT          NOT NULL DEFAULT 0 COMMENT 'counts only versions that must be learned anew',
  pending    BOOLEAN      NOT NULL DEFAULT TRUE COMMENT 'the draft says something else than what is published',
  archived   BOOLEAN      NOT NULL DEFAULT FALSE,
  version    INT          NOT NULL DEFAULT 0,
  changed_at DATETIME(6)  NOT NULL,
  CONSTRAINT pk_train_lesson PRIMARY KEY (id),
  CONSTRAINT fk_train_lesson_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_train_lesson_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
);

CREATE TABLE train_lesson_version (
  lesson_id    BIGINT       NOT NULL,
  number       INT          NOT NULL,
  edition      INT          NOT NULL,
  content      JSON         NOT NULL,
  published_at DATETIME(6)  NOT NULL,
  published_by VARCHAR(100) NOT NULL,
  CONSTRAINT pk_train_lesson_version PRIMARY KEY (lesson_id, number),
  CONSTRAINT fk_train_lesson_version FOREIGN KEY (lesson_id) REFERENCES train_lesson (id)
) COMMENT 'never changed';

CREATE TABLE train_lesson_progress (
  employee_id BIGINT      NOT NULL,
  lesson_id   BIGINT      NOT NULL,
  opened_at   DATETIME(6) NOT NULL,
  number      INT         NOT NULL DEFAULT 0 COMMENT 'version that was learned; 0: only opened',
  edition     INT         NOT NULL DEFAULT 0,
  done_at     DATETIME(6) NULL,
  CONSTRAINT pk_train_lesson_progress PRIMARY KEY (employee_id, lesson_id),
  CONSTRAINT fk_train_lesson_progress_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_train_lesson_progress_lesson FOREIGN KEY (lesson_id) REFERENCES train_lesson (id),
  INDEX ix_train_lesson_progress_lesson (lesson_id)
);

CREATE TABLE train_lesson_seen (
  employee_id BIGINT NOT NULL,
  article_id  BIGINT NOT NULL COMMENT 'of the knowledge module',
  number      INT    NOT NULL COMMENT 'version of the article that was on the page when a lesson was completed',
  CONSTRAINT pk_train_lesson_seen PRIMARY KEY (employee_id, article_id),
  CONSTRAINT fk_train_lesson_seen_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);

CREATE TABLE train_lesson_watched (
  employee_id BIGINT        NOT NULL,
  file_id     VARCHAR(22)   NOT NULL COMMENT 'public id of a video',
  position_s  INT           NOT NULL COMMENT 'where it goes on',
  length_s    INT           NOT NULL,
  ranges      VARCHAR(2000) NOT NULL COMMENT 'seconds that were played, as from-to, with commas',
  CONSTRAINT pk_train_lesson_watched PRIMARY KEY (employee_id, file_id),
  CONSTRAINT fk_train_lesson_watched_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);
