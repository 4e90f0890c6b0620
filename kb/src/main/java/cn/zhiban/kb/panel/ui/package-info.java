/** The narrow page beside the chat, and its parts for other pages. */
@NullMarked
package cn.zhiban.kb.panel.ui;

import org.jspecify.annotations.NullMarked;
