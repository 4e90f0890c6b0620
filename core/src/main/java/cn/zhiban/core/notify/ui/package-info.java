/** The bell in the header and the page with all notices. */
@NullMarked
package cn.zhiban.core.notify.ui;

import org.jspecify.annotations.NullMarked;
