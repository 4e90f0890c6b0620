/** The screens of figures and of the morning list. */
@NullMarked
package cn.zhiban.kb.insight.ui;

import org.jspecify.annotations.NullMarked;
