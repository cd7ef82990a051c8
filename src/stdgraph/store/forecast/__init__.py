"""What a SPARQL update would change, said before it is done.

``request`` reads the operations of a request, ``template`` the quads that they speak of, and
``forecast`` follows them over a dataset, one after another.
"""
