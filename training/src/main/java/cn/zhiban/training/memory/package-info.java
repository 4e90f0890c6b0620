/** How well somebody remembers a fact, and when to ask again: FSRS-6, pure code. */
@NullMarked
package cn.zhiban.training.memory;

import org.jspecify.annotations.NullMarked;
