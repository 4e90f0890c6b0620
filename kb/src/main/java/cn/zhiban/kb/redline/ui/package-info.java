/** Red lines on the screen: the list, a rule, its history, trying a text, what clients sell. */
@NullMarked
package cn.zhiban.kb.redline.ui;

import org.jspecify.annotations.NullMarked;
