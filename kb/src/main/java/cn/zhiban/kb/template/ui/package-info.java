/** Keeping templates, and choosing one for a new article. */
@NullMarked
package cn.zhiban.kb.template.ui;

import org.jspecify.annotations.NullMarked;
