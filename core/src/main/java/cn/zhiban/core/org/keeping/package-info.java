/** What the services that keep the organisation share: checks of what was typed, validity, telling that things changed. */
@NullMarked
package cn.zhiban.core.org.keeping;

import org.jspecify.annotations.NullMarked;
