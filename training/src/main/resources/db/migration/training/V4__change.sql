-- Changed knowledge: cards that the suite makes of changed statements, and who has answered them.

ALTER TABLE train_card
  ADD COLUMN platforms        VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'names with commas; empty: all',
  ADD COLUMN source_kind      VARCHAR(10)  NULL COMMENT 'ARTICLE or REDLINE; null: an author put it here',
  ADD COLUMN source_id        BIGINT       NULL COMMENT 'article or rule',
  ADD COLUMN source_text      VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'the word or statement it asks about, to find it again',
  ADD COLUMN topic            VARCHAR(80)  NOT NULL DEFAULT '' COMMENT 'article or rule, as people call it',
  ADD COLUMN demanded_version INT          NOT NULL DEFAULT 0 COMMENT 'everybody concerned must answer this or a newer version rightly; 0: nobody must',
  ADD INDEX ix_train_card_source (source_kind, source_id);

CREATE TABLE train_card_shop (
  question_id BIGINT NOT NULL,
  shop_id     BIGINT NOT NULL,
  CONSTRAINT pk_train_card_shop PRIMARY KEY (question_id, shop_id),
  CONSTRAINT fk_train_card_shop_card FOREIGN KEY (question_id) REFERENCES train_card (question_id) ON DELETE CASCADE,
  CONSTRAINT fk_train_card_shop_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
) COMMENT 'shops a made card is for, if it is not for all of its client';

ALTER TABLE train_memory
  ADD COLUMN proven_version INT NOT NULL DEFAULT 0 COMMENT 'newest version answered rightly since changes are asked';

CREATE TABLE train_change (
  id               BIGINT       NOT NULL AUTO_INCREMENT,
  source_kind      VARCHAR(10)  NOT NULL,
  source_id        BIGINT       NOT NULL,
  title            VARCHAR(300) NOT NULL,
  old_text         TEXT         NOT NULL,
  new_text         TEXT         NOT NULL,
  client_id        BIGINT       NULL,
  shop_ids         VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'ids with commas; empty: all of the client, or all',
  question_id      BIGINT       NULL COMMENT 'null: too many changes at once, nobody is asked',
  question_version INT          NOT NULL DEFAULT 0 COMMENT 'answered by who answers this or a newer version',
  at               DATETIME(6)  NOT NULL,
  CONSTRAINT pk_train_change PRIMARY KEY (id),
  CONSTRAINT fk_train_change_question FOREIGN KEY (question_id) REFERENCES train_question (id) ON DELETE SET NULL,
  INDEX ix_train_change_at (at)
) COMMENT 'a changed statement of an article or a red line';
