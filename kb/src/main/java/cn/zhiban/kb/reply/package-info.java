/** Replies that people keep for themselves (我的快捷语). */
@NullMarked
package cn.zhiban.kb.reply;

import org.jspecify.annotations.NullMarked;
