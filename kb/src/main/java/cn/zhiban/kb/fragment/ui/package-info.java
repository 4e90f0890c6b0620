/** Where a part is used, and how it is put into an answer. */
@NullMarked
package cn.zhiban.kb.fragment.ui;

import org.jspecify.annotations.NullMarked;
