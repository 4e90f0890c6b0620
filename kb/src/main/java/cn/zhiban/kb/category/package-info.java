/** The tree of categories that articles are sorted into. */
@NullMarked
package cn.zhiban.kb.category;

import org.jspecify.annotations.NullMarked;
