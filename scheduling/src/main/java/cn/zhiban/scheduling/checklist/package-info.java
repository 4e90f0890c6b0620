/** Daily checklists (日清): tasks within windows of a shift, ticked by who works it, seen by who leads them. */
@NullMarked
package cn.zhiban.scheduling.checklist;

import org.jspecify.annotations.NullMarked;
