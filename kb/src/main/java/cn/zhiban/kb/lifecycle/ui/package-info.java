/** The task queue, reviews, verification and the look back on the screen. */
@NullMarked
package cn.zhiban.kb.lifecycle.ui;

import org.jspecify.annotations.NullMarked;
