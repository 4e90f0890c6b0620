/** The inbox: short notices to people, with an unread count. */
@NullMarked
@NamedInterface("notify")
package cn.zhiban.core.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
