/** Who is planned and by whom: the people within somebody's reach. */
@NullMarked
package cn.zhiban.scheduling.staff;

import org.jspecify.annotations.NullMarked;
