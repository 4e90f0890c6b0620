/** What editors start new articles from. */
@NullMarked
package cn.zhiban.kb.template;

import org.jspecify.annotations.NullMarked;
