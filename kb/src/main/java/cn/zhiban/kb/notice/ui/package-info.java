/** The screens of must-read notices and the bar that asks for them. */
@NullMarked
package cn.zhiban.kb.notice.ui;

import org.jspecify.annotations.NullMarked;
