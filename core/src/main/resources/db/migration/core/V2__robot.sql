-- Robots in group chats that are told what concerns a team.

CREATE TABLE core_robot (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  name       VARCHAR(100) NOT NULL,
  kind       VARCHAR(20)  NOT NULL COMMENT 'WECOM, DINGTALK, FEISHU',
  address    VARCHAR(500) NOT NULL COMMENT 'webhook of the group; whoever knows it can write there',
  secret     VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'for signing, empty without',
  team_id    BIGINT       NULL COMMENT 'only of this team; null: of all',
  active     BOOLEAN      NOT NULL DEFAULT TRUE,
  told_at    DATETIME(6)  NULL COMMENT 'last message that arrived',
  failure    VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'what went wrong last, empty when it arrived',
  version    INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_core_robot PRIMARY KEY (id),
  CONSTRAINT fk_core_robot_team FOREIGN KEY (team_id) REFERENCES core_team (id)
);
