package cn.zhiban.training.practice;

/**
 * A line of a transcript.
 *
 * @param buyer window, from 0
 * @param seq line within the window, from 0
 * @param kind whose and what
 * @param turn turn of the script it belongs to, from 0
 * @param atMs milliseconds of the run's own clock
 * @param text what was written
 */
public record Line(int buyer, int seq, LineKind kind, int turn, long atMs, String text) {}
