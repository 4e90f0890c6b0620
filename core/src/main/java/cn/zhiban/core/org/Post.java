package cn.zhiban.core.org;

/** What an employee does (岗位), in general or for one shop. Translated as {@code post.<NAME>}. */
public enum Post {
    PRE_SALES,
    AFTER_SALES,
    PRE_AND_AFTER_SALES,
    TEAM_LEAD,
    SUPERVISOR,
    TRAINER,
    QUALITY_INSPECTOR,
    KNOWLEDGE_EDITOR,
    IT
}
