/** The category tree on the screen. */
@NullMarked
package cn.zhiban.kb.category.ui;

import org.jspecify.annotations.NullMarked;
