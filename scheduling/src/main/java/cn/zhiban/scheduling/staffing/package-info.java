/** How many people a number of arrivals needs: Erlang A and C with several chats per person. Pure computation. */
@NullMarked
package cn.zhiban.scheduling.staffing;

import org.jspecify.annotations.NullMarked;
