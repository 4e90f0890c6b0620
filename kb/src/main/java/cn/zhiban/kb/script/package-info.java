/** Scripts (流程话术): checked while written, walked through step by step beside a chat, counted afterwards. */
@NullMarked
package cn.zhiban.kb.script;

import org.jspecify.annotations.NullMarked;
