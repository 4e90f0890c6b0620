package cn.zhiban.training;

/**
 * Something that can be learned or proven, as paths and boards name it.
 *
 * @param kind what it is
 * @param id its id among its kind
 * @param title how people call it
 * @param version the version that learners meet now, from 1; completion is bound to it
 * @param minutes how long it takes about, 0 if nobody said
 * @param route address where a learner does it, without a leading slash; empty where somebody else
 *     does something, as with a sign-off
 */
public record LearningItem(ItemKind kind, long id, String title, int version, int minutes, String route) {}
