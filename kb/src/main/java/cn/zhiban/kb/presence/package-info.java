/** Who has an article open for writing, told to those who open it too. */
@NullMarked
package cn.zhiban.kb.presence;

import org.jspecify.annotations.NullMarked;
