/** Roles (角色) made of permissions, and what every company starts with. */
@NullMarked
package cn.zhiban.core.security.role;

import org.jspecify.annotations.NullMarked;
