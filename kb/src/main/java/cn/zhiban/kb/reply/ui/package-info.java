/** The screen of one's own replies. */
@NullMarked
package cn.zhiban.kb.reply.ui;

import org.jspecify.annotations.NullMarked;
