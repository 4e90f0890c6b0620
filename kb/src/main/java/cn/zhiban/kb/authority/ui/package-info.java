/** Screens of the authority ladder: for agents beside the chat, for leads who approve, for those who keep the limits. */
@NullMarked
package cn.zhiban.kb.authority.ui;

import org.jspecify.annotations.NullMarked;
