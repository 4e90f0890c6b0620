/** Variables in texts that are sent: found, filled in by themselves, or asked for. */
@NullMarked
package cn.zhiban.kb.variable;

import org.jspecify.annotations.NullMarked;
