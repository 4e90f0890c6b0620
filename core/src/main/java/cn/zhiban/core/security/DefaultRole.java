package cn.zhiban.core.security;

/** The roles every company starts with. What they may do can be changed on the role screen. */
public enum DefaultRole {
    AGENT,
    TRAINER,
    TEAM_LEAD,
    KNOWLEDGE_EDITOR,
    QUALITY_INSPECTOR,
    ADMINISTRATOR
}
