-- What keeps knowledge true: tasks with a clock, reviews, planned publication, verification, and what was live when.

CREATE TABLE kb_task (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  kind        VARCHAR(20)   NOT NULL COMMENT 'REVIEW, VERIFY, FEEDBACK, OVERRIDE, CONFLICT, GAP',
  article_id  BIGINT        NULL,
  client_id   BIGINT        NULL COMMENT 'only who keeps this client sees it; besides the scope of the article',
  shop_id     BIGINT        NULL COMMENT 'shop it came from; only who keeps its client sees it',
  about       VARCHAR(500)  NOT NULL COMMENT 'what it is about, for people',
  detail      VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'what the person who raised it wrote',
  reason      VARCHAR(20)   NULL COMMENT 'of feedback: WRONG, OUTDATED, MISSING, UNCLEAR',
  subject     VARCHAR(60)   NOT NULL DEFAULT '' COMMENT 'what raised it, for example review:7',
  link        VARCHAR(200)  NULL COMMENT 'route of the page where it is worked on',
  state       VARCHAR(20)   NOT NULL COMMENT 'OPEN, IN_PROGRESS, DONE, DISMISSED',
  created_at  DATETIME(6)   NOT NULL,
  created_by  BIGINT        NULL,
  due_at      DATETIME(6)   NOT NULL,
  assignee_id BIGINT        NULL COMMENT 'null = whoever takes it',
  result      VARCHAR(1000) NULL,
  closed_at   DATETIME(6)   NULL,
  closed_by   BIGINT        NULL,
  reminded_on DATE          NULL COMMENT 'last day on which somebody was reminded that it is overdue',
  version     INT           NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_task PRIMARY KEY (id),
  CONSTRAINT fk_kb_task_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_task_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_kb_task_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT fk_kb_task_created_by FOREIGN KEY (created_by) REFERENCES core_account (id),
  CONSTRAINT fk_kb_task_assignee FOREIGN KEY (assignee_id) REFERENCES core_account (id),
  CONSTRAINT fk_kb_task_closed_by FOREIGN KEY (closed_by) REFERENCES core_account (id),
  INDEX ix_kb_task_due (state, due_at),
  INDEX ix_kb_task_closed (state, closed_at),
  INDEX ix_kb_task_subject (kind, subject)
);

-- Work that one node does once a day
CREATE TABLE kb_daily_run (
  name VARCHAR(60) NOT NULL,
  day  DATE        NOT NULL,
  CONSTRAINT pk_kb_daily_run PRIMARY KEY (name, day)
);

-- Review --------------------------------------------------------------------------------------------------------------

CREATE TABLE kb_reviewer (
  id          BIGINT NOT NULL AUTO_INCREMENT,
  client_id   BIGINT NULL COMMENT 'null = whatever client',
  category_id BIGINT NULL COMMENT 'with all below it; null = whatever category',
  account_id  BIGINT NOT NULL,
  CONSTRAINT pk_kb_reviewer PRIMARY KEY (id),
  CONSTRAINT fk_kb_reviewer_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_kb_reviewer_category FOREIGN KEY (category_id) REFERENCES kb_category (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_reviewer_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE
);

-- Who wrote a version, as an account: nobody approves their own words
CREATE TABLE kb_version_author (
  version_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  CONSTRAINT pk_kb_version_author PRIMARY KEY (version_id),
  CONSTRAINT fk_kb_version_author_version FOREIGN KEY (version_id) REFERENCES kb_article_version (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_version_author_account FOREIGN KEY (account_id) REFERENCES core_account (id)
);

CREATE TABLE kb_review (
  id           BIGINT        NOT NULL AUTO_INCREMENT,
  article_id   BIGINT        NOT NULL,
  version_id   BIGINT        NOT NULL,
  version_no   INT           NOT NULL,
  state        VARCHAR(20)   NOT NULL COMMENT 'OPEN, APPROVED, REJECTED, WITHDRAWN, OUTDATED',
  note         VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'what the author tells the reviewer',
  requested_by BIGINT        NULL,
  requested_at DATETIME(6)   NOT NULL,
  decided_by   BIGINT        NULL,
  decided_at   DATETIME(6)   NULL,
  reason       VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'why it was rejected',
  CONSTRAINT pk_kb_review PRIMARY KEY (id),
  CONSTRAINT fk_kb_review_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_review_version FOREIGN KEY (version_id) REFERENCES kb_article_version (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_review_requested_by FOREIGN KEY (requested_by) REFERENCES core_account (id),
  CONSTRAINT fk_kb_review_decided_by FOREIGN KEY (decided_by) REFERENCES core_account (id),
  INDEX ix_kb_review_article (article_id, state)
);

CREATE TABLE kb_comment (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  review_id   BIGINT        NOT NULL,
  quote       VARCHAR(500)  NOT NULL DEFAULT '' COMMENT 'the passage it is about; empty = the whole',
  text        VARCHAR(2000) NOT NULL,
  author_id   BIGINT        NULL,
  created_at  DATETIME(6)   NOT NULL,
  resolved_at DATETIME(6)   NULL,
  resolved_by BIGINT        NULL,
  CONSTRAINT pk_kb_comment PRIMARY KEY (id),
  CONSTRAINT fk_kb_comment_review FOREIGN KEY (review_id) REFERENCES kb_review (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_comment_author FOREIGN KEY (author_id) REFERENCES core_account (id),
  CONSTRAINT fk_kb_comment_resolved_by FOREIGN KEY (resolved_by) REFERENCES core_account (id)
);

-- Publication ---------------------------------------------------------------------------------------------------------

CREATE TABLE kb_publication_plan (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  article_id BIGINT       NOT NULL,
  version_id BIGINT       NOT NULL,
  version_no INT          NOT NULL,
  publish_at DATETIME(6)  NOT NULL,
  state      VARCHAR(20)  NOT NULL COMMENT 'PLANNED, DONE, CANCELLED, FAILED',
  planned_by BIGINT       NOT NULL COMMENT 'it is published by the rights this account has then',
  planned_at DATETIME(6)  NOT NULL,
  closed_at  DATETIME(6)  NULL,
  problem    VARCHAR(200) NULL COMMENT 'key of the message that says why it failed',
  CONSTRAINT pk_kb_publication_plan PRIMARY KEY (id),
  CONSTRAINT fk_kb_publication_plan_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_publication_plan_version FOREIGN KEY (version_id) REFERENCES kb_article_version (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_publication_plan_planned_by FOREIGN KEY (planned_by) REFERENCES core_account (id),
  INDEX ix_kb_publication_plan_due (state, publish_at),
  INDEX ix_kb_publication_plan_article (article_id, state)
);

-- Which version agents saw from when to when
CREATE TABLE kb_publication (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  article_id BIGINT      NOT NULL,
  version_id BIGINT      NOT NULL,
  from_at    DATETIME(6) NOT NULL,
  to_at      DATETIME(6) NULL COMMENT 'first moment at which it was no longer seen; null = it still is',
  CONSTRAINT pk_kb_publication PRIMARY KEY (id),
  CONSTRAINT fk_kb_publication_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_publication_version FOREIGN KEY (version_id) REFERENCES kb_article_version (id) ON DELETE CASCADE,
  INDEX ix_kb_publication_article (article_id, to_at),
  INDEX ix_kb_publication_time (from_at, to_at)
);
INSERT INTO kb_publication (article_id, version_id, from_at)
  SELECT a.id, v.id, v.created_at
    FROM kb_article a JOIN kb_article_version v ON v.id = a.published_version_id
   WHERE a.state = 'PUBLISHED';

-- What a live answer can contradict another by: its products and its normalised title
CREATE TABLE kb_live_key (
  article_id BIGINT       NOT NULL,
  name       VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'sku:… or title:…',
  CONSTRAINT pk_kb_live_key PRIMARY KEY (article_id, name),
  CONSTRAINT fk_kb_live_key_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  INDEX ix_kb_live_key_name (name)
);

-- Verification --------------------------------------------------------------------------------------------------------

CREATE TABLE kb_article_care (
  article_id    BIGINT      NOT NULL,
  owner_id      BIGINT      NULL COMMENT 'answers for it',
  verifier_id   BIGINT      NULL COMMENT 'looks after it at each due date; null = the owner',
  interval_days INT         NULL COMMENT 'null = by the kind of the article',
  verified_at   DATETIME(6) NULL,
  verified_by   BIGINT      NULL,
  due_at        DATETIME(6) NULL COMMENT 'null = not published, nothing to verify',
  expired_at    DATETIME(6) NULL COMMENT 'valid_to of which the owner was told',
  version       INT         NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_article_care PRIMARY KEY (article_id),
  CONSTRAINT fk_kb_article_care_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_article_care_owner FOREIGN KEY (owner_id) REFERENCES core_account (id),
  CONSTRAINT fk_kb_article_care_verifier FOREIGN KEY (verifier_id) REFERENCES core_account (id),
  CONSTRAINT fk_kb_article_care_verified_by FOREIGN KEY (verified_by) REFERENCES core_account (id),
  INDEX ix_kb_article_care_due (due_at)
);
-- knowledge that is older than its interval becomes due over the first month, not all at once
INSERT INTO kb_article_care (article_id, verified_at, due_at, expired_at)
  SELECT a.id, a.updated_at,
         GREATEST(TIMESTAMPADD(DAY, CASE a.kind WHEN 'PRODUCT' THEN 60 WHEN 'POLICY' THEN 180 ELSE 90 END, a.updated_at),
                  TIMESTAMPADD(DAY, 7 + a.id MOD 28, UTC_TIMESTAMP(6))),
         CASE WHEN a.valid_to <= UTC_TIMESTAMP(6) THEN a.valid_to END
    FROM kb_article a WHERE a.state = 'PUBLISHED';

ALTER TABLE kb_article ADD INDEX ix_kb_article_valid_to (state, valid_to);
