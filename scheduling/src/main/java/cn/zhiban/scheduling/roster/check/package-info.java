/** What rules and demand say about a roster, kept up to date with every change; the same objects the engine works with. */
@NullMarked
package cn.zhiban.scheduling.roster.check;

import org.jspecify.annotations.NullMarked;
