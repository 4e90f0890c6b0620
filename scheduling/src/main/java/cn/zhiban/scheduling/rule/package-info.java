/**
 * The rule catalogue: each rule is one small object that the search, the grid, hand edits, swaps and the checker share, so
 * that nobody is told something else than what the engine worked with. Only java.*; no service, no database.
 */
@NullMarked
package cn.zhiban.scheduling.rule;

import org.jspecify.annotations.NullMarked;
