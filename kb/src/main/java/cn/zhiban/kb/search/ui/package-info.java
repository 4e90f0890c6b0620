/** The screen agents search on, and the questions that found no answer. */
@NullMarked
package cn.zhiban.kb.search.ui;

import org.jspecify.annotations.NullMarked;
