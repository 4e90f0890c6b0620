-- Articles: what an article says is an immutable version; the article row points to the newest and the published one.

CREATE TABLE kb_id (
  name       VARCHAR(60) NOT NULL,
  next_value BIGINT      NOT NULL COMMENT 'handed out in blocks, see docs/adr/0004',
  CONSTRAINT pk_kb_id PRIMARY KEY (name)
);
INSERT INTO kb_id (name, next_value) VALUES ('article', 0), ('article_version', 0);

CREATE TABLE kb_category (
  id        BIGINT       NOT NULL AUTO_INCREMENT,
  parent_id BIGINT       NULL,
  name      VARCHAR(100) NOT NULL,
  path      VARCHAR(400) NOT NULL COMMENT 'names from the root, joined by /',
  position  INT          NOT NULL DEFAULT 0,
  version   INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_category PRIMARY KEY (id),
  CONSTRAINT uk_kb_category_path UNIQUE (path),
  CONSTRAINT fk_kb_category_parent FOREIGN KEY (parent_id) REFERENCES kb_category (id)
);

CREATE TABLE kb_article (
  id                   BIGINT       NOT NULL,
  external_id          VARCHAR(80)  NULL,
  state                VARCHAR(20)  NOT NULL COMMENT 'DRAFT, PUBLISHED, ARCHIVED',
  latest_version_id    BIGINT       NULL,
  published_version_id BIGINT       NULL,
  -- of the newest version, for lists
  kind                 VARCHAR(20)  NOT NULL,
  title                VARCHAR(500) NOT NULL,
  category_id          BIGINT       NULL,
  client_id            BIGINT       NULL,
  valid_from           DATETIME(6)  NULL,
  valid_to             DATETIME(6)  NULL COMMENT 'first moment at which it no longer holds',
  created_at           DATETIME(6)  NOT NULL,
  updated_at           DATETIME(6)  NOT NULL,
  updated_by           VARCHAR(120) NOT NULL,
  version              INT          NOT NULL,
  CONSTRAINT pk_kb_article PRIMARY KEY (id),
  CONSTRAINT uk_kb_article_external_id UNIQUE (external_id),
  CONSTRAINT fk_kb_article_category FOREIGN KEY (category_id) REFERENCES kb_category (id),
  CONSTRAINT fk_kb_article_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  INDEX ix_kb_article_updated (updated_at),
  INDEX ix_kb_article_state (state, updated_at)
);

CREATE TABLE kb_article_version (
  id         BIGINT       NOT NULL,
  article_id BIGINT       NOT NULL,
  number     INT          NOT NULL COMMENT '1, 2, 3 … within the article',
  content    MEDIUMTEXT   NOT NULL COMMENT 'JSON of ArticleContent',
  created_at DATETIME(6)  NOT NULL,
  created_by VARCHAR(120) NOT NULL COMMENT 'name of who wrote it',
  CONSTRAINT pk_kb_article_version PRIMARY KEY (id),
  CONSTRAINT uk_kb_article_version_number UNIQUE (article_id, number),
  CONSTRAINT fk_kb_article_version_article FOREIGN KEY (article_id) REFERENCES kb_article (id)
);

ALTER TABLE kb_article
  ADD CONSTRAINT fk_kb_article_latest FOREIGN KEY (latest_version_id) REFERENCES kb_article_version (id),
  ADD CONSTRAINT fk_kb_article_published FOREIGN KEY (published_version_id) REFERENCES kb_article_version (id);

-- shops and platforms of the newest version, for lists
CREATE TABLE kb_article_shop (
  article_id BIGINT NOT NULL,
  shop_id    BIGINT NOT NULL,
  CONSTRAINT pk_kb_article_shop PRIMARY KEY (article_id, shop_id),
  CONSTRAINT fk_kb_article_shop_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_article_shop_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  INDEX ix_kb_article_shop_shop (shop_id)
);

-- What a person is writing: saved every few seconds, so that no lost session loses a sentence
CREATE TABLE kb_article_autosave (
  account_id   BIGINT      NOT NULL,
  article_id   BIGINT      NOT NULL COMMENT '0 = a new article',
  base_version INT         NOT NULL COMMENT 'kb_article.version it started from',
  content      MEDIUMTEXT  NOT NULL COMMENT 'JSON of ArticleContent',
  saved_at     DATETIME(6) NOT NULL,
  CONSTRAINT pk_kb_article_autosave PRIMARY KEY (account_id, article_id),
  CONSTRAINT fk_kb_article_autosave_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE
);

-- Imports -----------------------------------------------------------------------------------------------------------

-- What an import did to which article, row by row, so that a whole import can be taken back
CREATE TABLE kb_import_row (
  job_id              BIGINT      NOT NULL,
  row_no              INT         NOT NULL COMMENT 'row of the file, 1-based',
  article_id          BIGINT      NOT NULL,
  action              VARCHAR(20) NOT NULL COMMENT 'CREATED, UPDATED',
  version_before_id   BIGINT      NULL,
  published_before_id BIGINT      NULL,
  state_before        VARCHAR(20) NULL,
  version_after_id    BIGINT      NOT NULL,
  CONSTRAINT pk_kb_import_row PRIMARY KEY (job_id, row_no),
  CONSTRAINT fk_kb_import_row_job FOREIGN KEY (job_id) REFERENCES core_job (id),
  INDEX ix_kb_import_row_article (article_id)
);

-- Search ------------------------------------------------------------------------------------------------------------

CREATE TABLE kb_search_event (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  at         DATETIME(6)  NOT NULL,
  account_id BIGINT       NULL,
  token_id   BIGINT       NULL,
  shop_id    BIGINT       NULL,
  kind       VARCHAR(10)  NOT NULL COMMENT 'SEARCH, OPEN, COPY',
  query      VARCHAR(500) NOT NULL,
  article_id BIGINT       NULL,
  position   INT          NULL COMMENT 'rank of the article in the list, from 1',
  total      INT          NULL COMMENT 'number of hits',
  took_ms    INT          NULL,
  CONSTRAINT pk_kb_search_event PRIMARY KEY (id),
  INDEX ix_kb_search_event_at (at),
  INDEX ix_kb_search_event_person (account_id, kind, at),
  INDEX ix_kb_search_event_article (article_id, kind)
);

CREATE TABLE kb_favourite (
  account_id BIGINT      NOT NULL,
  article_id BIGINT      NOT NULL,
  created_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_kb_favourite PRIMARY KEY (account_id, article_id),
  CONSTRAINT fk_kb_favourite_account FOREIGN KEY (account_id) REFERENCES core_account (id) ON DELETE CASCADE,
  CONSTRAINT fk_kb_favourite_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE
);

-- Questions without an answer: logged by the search, asked by agents, answered by editors
CREATE TABLE kb_gap (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  question    VARCHAR(500)  NOT NULL,
  normalized  VARCHAR(500)  NOT NULL,
  shop_id     BIGINT        NULL,
  times       INT           NOT NULL DEFAULT 1,
  asked       BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'an agent asked the editors for it',
  note        VARCHAR(1000) NULL COMMENT 'what the agent added',
  state       VARCHAR(20)   NOT NULL COMMENT 'OPEN, ANSWERED, DISMISSED',
  article_id  BIGINT        NULL,
  asked_by    BIGINT        NULL,
  first_at    DATETIME(6)   NOT NULL,
  last_at     DATETIME(6)   NOT NULL,
  closed_at   DATETIME(6)   NULL,
  version     INT           NOT NULL DEFAULT 0,
  CONSTRAINT pk_kb_gap PRIMARY KEY (id),
  CONSTRAINT fk_kb_gap_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  CONSTRAINT fk_kb_gap_article FOREIGN KEY (article_id) REFERENCES kb_article (id),
  CONSTRAINT fk_kb_gap_asked_by FOREIGN KEY (asked_by) REFERENCES core_account (id),
  INDEX ix_kb_gap_state (state, last_at),
  INDEX ix_kb_gap_normalized (normalized(100), shop_id)
);

-- Pictures in answers: who may read the article may see its pictures
CREATE TABLE kb_article_file (
  article_id BIGINT   NOT NULL,
  public_id  CHAR(22) NOT NULL,
  CONSTRAINT pk_kb_article_file PRIMARY KEY (article_id, public_id),
  CONSTRAINT fk_kb_article_file_article FOREIGN KEY (article_id) REFERENCES kb_article (id) ON DELETE CASCADE,
  INDEX ix_kb_article_file_public (public_id)
);

-- Hibernate Search's outbox: what is committed here is indexed, also after a crash -----------------------------------

CREATE TABLE hsearch_agent (
  id                   UUID         NOT NULL,
  type                 ENUM ('EVENT_PROCESSING_DYNAMIC_SHARDING', 'EVENT_PROCESSING_STATIC_SHARDING', 'MASS_INDEXING') NOT NULL,
  name                 VARCHAR(255) NOT NULL,
  expiration           DATETIME(6)  NOT NULL,
  state                ENUM ('RUNNING', 'SUSPENDED', 'WAITING') NOT NULL,
  total_shard_count    INT          NULL,
  assigned_shard_index INT          NULL,
  tenant_id            VARCHAR(255) NULL,
  payload              LONGBLOB     NULL,
  CONSTRAINT pk_hsearch_agent PRIMARY KEY (id)
);

CREATE TABLE hsearch_outbox_event (
  id             UUID         NOT NULL,
  entity_name    VARCHAR(256) NOT NULL,
  entity_id      VARCHAR(256) NOT NULL,
  entity_id_hash INT          NOT NULL,
  payload        LONGBLOB     NOT NULL,
  retries        INT          NOT NULL,
  process_after  DATETIME(6)  NOT NULL,
  status         ENUM ('ABORTED', 'PENDING') NOT NULL,
  tenant_id      VARCHAR(255) NULL,
  CONSTRAINT pk_hsearch_outbox_event PRIMARY KEY (id),
  INDEX ix_hsearch_outbox_event_process_after (process_after),
  INDEX ix_hsearch_outbox_event_entity (entity_id_hash, status)
);
